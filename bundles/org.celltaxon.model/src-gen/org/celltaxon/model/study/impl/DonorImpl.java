/**
 */
package org.celltaxon.model.study.impl;

import org.celltaxon.model.study.Donor;
import org.celltaxon.model.study.StudyPackage;

import org.eclipse.emf.common.notify.Notification;

import org.eclipse.emf.ecore.EClass;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.EObjectImpl;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Donor</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.celltaxon.model.study.impl.DonorImpl#getId <em>Id</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.DonorImpl#getSex <em>Sex</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.DonorImpl#getAgeBand <em>Age Band</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.DonorImpl#getTissueSource <em>Tissue Source</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.DonorImpl#getConsentScope <em>Consent Scope</em>}</li>
 * </ul>
 *
 * @generated
 */
public class DonorImpl extends EObjectImpl implements Donor {
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
	 * The default value of the '{@link #getSex() <em>Sex</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSex()
	 * @generated
	 * @ordered
	 */
	protected static final String SEX_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getSex() <em>Sex</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSex()
	 * @generated
	 * @ordered
	 */
	protected String sex = SEX_EDEFAULT;

	/**
	 * The default value of the '{@link #getAgeBand() <em>Age Band</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAgeBand()
	 * @generated
	 * @ordered
	 */
	protected static final String AGE_BAND_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getAgeBand() <em>Age Band</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAgeBand()
	 * @generated
	 * @ordered
	 */
	protected String ageBand = AGE_BAND_EDEFAULT;

	/**
	 * The default value of the '{@link #getTissueSource() <em>Tissue Source</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTissueSource()
	 * @generated
	 * @ordered
	 */
	protected static final String TISSUE_SOURCE_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getTissueSource() <em>Tissue Source</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTissueSource()
	 * @generated
	 * @ordered
	 */
	protected String tissueSource = TISSUE_SOURCE_EDEFAULT;

	/**
	 * The default value of the '{@link #getConsentScope() <em>Consent Scope</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getConsentScope()
	 * @generated
	 * @ordered
	 */
	protected static final String CONSENT_SCOPE_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getConsentScope() <em>Consent Scope</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getConsentScope()
	 * @generated
	 * @ordered
	 */
	protected String consentScope = CONSENT_SCOPE_EDEFAULT;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected DonorImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return StudyPackage.Literals.DONOR;
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
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.DONOR__ID, oldId, id));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getSex() {
		return sex;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSex(String newSex) {
		String oldSex = sex;
		sex = newSex;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.DONOR__SEX, oldSex, sex));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getAgeBand() {
		return ageBand;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setAgeBand(String newAgeBand) {
		String oldAgeBand = ageBand;
		ageBand = newAgeBand;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.DONOR__AGE_BAND, oldAgeBand, ageBand));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getTissueSource() {
		return tissueSource;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setTissueSource(String newTissueSource) {
		String oldTissueSource = tissueSource;
		tissueSource = newTissueSource;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.DONOR__TISSUE_SOURCE, oldTissueSource, tissueSource));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getConsentScope() {
		return consentScope;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setConsentScope(String newConsentScope) {
		String oldConsentScope = consentScope;
		consentScope = newConsentScope;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.DONOR__CONSENT_SCOPE, oldConsentScope, consentScope));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case StudyPackage.DONOR__ID:
				return getId();
			case StudyPackage.DONOR__SEX:
				return getSex();
			case StudyPackage.DONOR__AGE_BAND:
				return getAgeBand();
			case StudyPackage.DONOR__TISSUE_SOURCE:
				return getTissueSource();
			case StudyPackage.DONOR__CONSENT_SCOPE:
				return getConsentScope();
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
			case StudyPackage.DONOR__ID:
				setId((String)newValue);
				return;
			case StudyPackage.DONOR__SEX:
				setSex((String)newValue);
				return;
			case StudyPackage.DONOR__AGE_BAND:
				setAgeBand((String)newValue);
				return;
			case StudyPackage.DONOR__TISSUE_SOURCE:
				setTissueSource((String)newValue);
				return;
			case StudyPackage.DONOR__CONSENT_SCOPE:
				setConsentScope((String)newValue);
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
			case StudyPackage.DONOR__ID:
				setId(ID_EDEFAULT);
				return;
			case StudyPackage.DONOR__SEX:
				setSex(SEX_EDEFAULT);
				return;
			case StudyPackage.DONOR__AGE_BAND:
				setAgeBand(AGE_BAND_EDEFAULT);
				return;
			case StudyPackage.DONOR__TISSUE_SOURCE:
				setTissueSource(TISSUE_SOURCE_EDEFAULT);
				return;
			case StudyPackage.DONOR__CONSENT_SCOPE:
				setConsentScope(CONSENT_SCOPE_EDEFAULT);
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
			case StudyPackage.DONOR__ID:
				return ID_EDEFAULT == null ? id != null : !ID_EDEFAULT.equals(id);
			case StudyPackage.DONOR__SEX:
				return SEX_EDEFAULT == null ? sex != null : !SEX_EDEFAULT.equals(sex);
			case StudyPackage.DONOR__AGE_BAND:
				return AGE_BAND_EDEFAULT == null ? ageBand != null : !AGE_BAND_EDEFAULT.equals(ageBand);
			case StudyPackage.DONOR__TISSUE_SOURCE:
				return TISSUE_SOURCE_EDEFAULT == null ? tissueSource != null : !TISSUE_SOURCE_EDEFAULT.equals(tissueSource);
			case StudyPackage.DONOR__CONSENT_SCOPE:
				return CONSENT_SCOPE_EDEFAULT == null ? consentScope != null : !CONSENT_SCOPE_EDEFAULT.equals(consentScope);
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
		result.append(", sex: ");
		result.append(sex);
		result.append(", ageBand: ");
		result.append(ageBand);
		result.append(", tissueSource: ");
		result.append(tissueSource);
		result.append(", consentScope: ");
		result.append(consentScope);
		result.append(')');
		return result.toString();
	}

} //DonorImpl
