/**
 */
package org.celltaxon.model.study.impl;

import org.celltaxon.model.study.Candidate;
import org.celltaxon.model.study.StudyPackage;

import org.eclipse.emf.common.notify.Notification;

import org.eclipse.emf.ecore.EClass;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.EObjectImpl;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Candidate</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.celltaxon.model.study.impl.CandidateImpl#getId <em>Id</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.CandidateImpl#getAssay <em>Assay</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.CandidateImpl#getCluster <em>Cluster</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.CandidateImpl#getGene <em>Gene</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.CandidateImpl#getRunId <em>Run Id</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.CandidateImpl#getNote <em>Note</em>}</li>
 * </ul>
 *
 * @generated
 */
public class CandidateImpl extends EObjectImpl implements Candidate {
	/**
	 * The default value of the '{@link #getId() <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getId()
	 * @generated
	 * @ordered
	 */
	protected static final String ID_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getId() <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getId()
	 * @generated
	 * @ordered
	 */
	protected String id = ID_EDEFAULT;

	/**
	 * The default value of the '{@link #getAssay() <em>Assay</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAssay()
	 * @generated
	 * @ordered
	 */
	protected static final String ASSAY_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getAssay() <em>Assay</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAssay()
	 * @generated
	 * @ordered
	 */
	protected String assay = ASSAY_EDEFAULT;

	/**
	 * The default value of the '{@link #getCluster() <em>Cluster</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCluster()
	 * @generated
	 * @ordered
	 */
	protected static final String CLUSTER_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getCluster() <em>Cluster</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCluster()
	 * @generated
	 * @ordered
	 */
	protected String cluster = CLUSTER_EDEFAULT;

	/**
	 * The default value of the '{@link #getGene() <em>Gene</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getGene()
	 * @generated
	 * @ordered
	 */
	protected static final String GENE_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getGene() <em>Gene</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getGene()
	 * @generated
	 * @ordered
	 */
	protected String gene = GENE_EDEFAULT;

	/**
	 * The default value of the '{@link #getRunId() <em>Run Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRunId()
	 * @generated
	 * @ordered
	 */
	protected static final String RUN_ID_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getRunId() <em>Run Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRunId()
	 * @generated
	 * @ordered
	 */
	protected String runId = RUN_ID_EDEFAULT;

	/**
	 * The default value of the '{@link #getNote() <em>Note</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getNote()
	 * @generated
	 * @ordered
	 */
	protected static final String NOTE_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getNote() <em>Note</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getNote()
	 * @generated
	 * @ordered
	 */
	protected String note = NOTE_EDEFAULT;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected CandidateImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return StudyPackage.Literals.CANDIDATE;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getId() {
		return id;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setId(String newId) {
		String oldId = id;
		id = newId;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.CANDIDATE__ID, oldId, id));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getAssay() {
		return assay;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setAssay(String newAssay) {
		String oldAssay = assay;
		assay = newAssay;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.CANDIDATE__ASSAY, oldAssay, assay));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getCluster() {
		return cluster;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setCluster(String newCluster) {
		String oldCluster = cluster;
		cluster = newCluster;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.CANDIDATE__CLUSTER, oldCluster, cluster));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getGene() {
		return gene;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setGene(String newGene) {
		String oldGene = gene;
		gene = newGene;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.CANDIDATE__GENE, oldGene, gene));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getRunId() {
		return runId;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setRunId(String newRunId) {
		String oldRunId = runId;
		runId = newRunId;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.CANDIDATE__RUN_ID, oldRunId, runId));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getNote() {
		return note;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setNote(String newNote) {
		String oldNote = note;
		note = newNote;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.CANDIDATE__NOTE, oldNote, note));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case StudyPackage.CANDIDATE__ID:
				return getId();
			case StudyPackage.CANDIDATE__ASSAY:
				return getAssay();
			case StudyPackage.CANDIDATE__CLUSTER:
				return getCluster();
			case StudyPackage.CANDIDATE__GENE:
				return getGene();
			case StudyPackage.CANDIDATE__RUN_ID:
				return getRunId();
			case StudyPackage.CANDIDATE__NOTE:
				return getNote();
		}
		return super.eGet(featureID, resolve, coreType);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eSet(int featureID, Object newValue) {
		switch (featureID) {
			case StudyPackage.CANDIDATE__ID:
				setId((String)newValue);
				return;
			case StudyPackage.CANDIDATE__ASSAY:
				setAssay((String)newValue);
				return;
			case StudyPackage.CANDIDATE__CLUSTER:
				setCluster((String)newValue);
				return;
			case StudyPackage.CANDIDATE__GENE:
				setGene((String)newValue);
				return;
			case StudyPackage.CANDIDATE__RUN_ID:
				setRunId((String)newValue);
				return;
			case StudyPackage.CANDIDATE__NOTE:
				setNote((String)newValue);
				return;
		}
		super.eSet(featureID, newValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eUnset(int featureID) {
		switch (featureID) {
			case StudyPackage.CANDIDATE__ID:
				setId(ID_EDEFAULT);
				return;
			case StudyPackage.CANDIDATE__ASSAY:
				setAssay(ASSAY_EDEFAULT);
				return;
			case StudyPackage.CANDIDATE__CLUSTER:
				setCluster(CLUSTER_EDEFAULT);
				return;
			case StudyPackage.CANDIDATE__GENE:
				setGene(GENE_EDEFAULT);
				return;
			case StudyPackage.CANDIDATE__RUN_ID:
				setRunId(RUN_ID_EDEFAULT);
				return;
			case StudyPackage.CANDIDATE__NOTE:
				setNote(NOTE_EDEFAULT);
				return;
		}
		super.eUnset(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean eIsSet(int featureID) {
		switch (featureID) {
			case StudyPackage.CANDIDATE__ID:
				return ID_EDEFAULT == null ? id != null : !ID_EDEFAULT.equals(id);
			case StudyPackage.CANDIDATE__ASSAY:
				return ASSAY_EDEFAULT == null ? assay != null : !ASSAY_EDEFAULT.equals(assay);
			case StudyPackage.CANDIDATE__CLUSTER:
				return CLUSTER_EDEFAULT == null ? cluster != null : !CLUSTER_EDEFAULT.equals(cluster);
			case StudyPackage.CANDIDATE__GENE:
				return GENE_EDEFAULT == null ? gene != null : !GENE_EDEFAULT.equals(gene);
			case StudyPackage.CANDIDATE__RUN_ID:
				return RUN_ID_EDEFAULT == null ? runId != null : !RUN_ID_EDEFAULT.equals(runId);
			case StudyPackage.CANDIDATE__NOTE:
				return NOTE_EDEFAULT == null ? note != null : !NOTE_EDEFAULT.equals(note);
		}
		return super.eIsSet(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String toString() {
		if (eIsProxy()) return super.toString();

		StringBuilder result = new StringBuilder(super.toString());
		result.append(" (id: ");
		result.append(id);
		result.append(", assay: ");
		result.append(assay);
		result.append(", cluster: ");
		result.append(cluster);
		result.append(", gene: ");
		result.append(gene);
		result.append(", runId: ");
		result.append(runId);
		result.append(", note: ");
		result.append(note);
		result.append(')');
		return result.toString();
	}

} //CandidateImpl
