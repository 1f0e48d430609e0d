/**
 */
package org.celltaxon.model.study;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Lot</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * A lot of cells. Exclusion keeps reason, person and time (R10).
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.celltaxon.model.study.Lot#getId <em>Id</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Lot#getDonor <em>Donor</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Lot#getPassage <em>Passage</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Lot#getCondition <em>Condition</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Lot#getProcess <em>Process</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Lot#getBatch <em>Batch</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Lot#getSite <em>Site</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Lot#getNote <em>Note</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Lot#isExcluded <em>Excluded</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Lot#getExclusionReason <em>Exclusion Reason</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Lot#getExcludedBy <em>Excluded By</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Lot#getExcludedAt <em>Excluded At</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Lot#getLibraries <em>Libraries</em>}</li>
 * </ul>
 *
 * @see org.celltaxon.model.study.StudyPackage#getLot()
 * @model
 * @generated
 */
public interface Lot extends EObject {
	/**
	 * Returns the value of the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Id</em>' attribute.
	 * @see #setId(String)
	 * @see org.celltaxon.model.study.StudyPackage#getLot_Id()
	 * @model id="true"
	 * @generated
	 */
	String getId();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Lot#getId <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Id</em>' attribute.
	 * @see #getId()
	 * @generated
	 */
	void setId(String value);

	/**
	 * Returns the value of the '<em><b>Donor</b></em>' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Donor</em>' reference.
	 * @see #setDonor(Donor)
	 * @see org.celltaxon.model.study.StudyPackage#getLot_Donor()
	 * @model
	 * @generated
	 */
	Donor getDonor();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Lot#getDonor <em>Donor</em>}' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Donor</em>' reference.
	 * @see #getDonor()
	 * @generated
	 */
	void setDonor(Donor value);

	/**
	 * Returns the value of the '<em><b>Passage</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Passage</em>' attribute.
	 * @see #setPassage(String)
	 * @see org.celltaxon.model.study.StudyPackage#getLot_Passage()
	 * @model
	 * @generated
	 */
	String getPassage();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Lot#getPassage <em>Passage</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Passage</em>' attribute.
	 * @see #getPassage()
	 * @generated
	 */
	void setPassage(String value);

	/**
	 * Returns the value of the '<em><b>Condition</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Condition</em>' attribute.
	 * @see #setCondition(String)
	 * @see org.celltaxon.model.study.StudyPackage#getLot_Condition()
	 * @model
	 * @generated
	 */
	String getCondition();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Lot#getCondition <em>Condition</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Condition</em>' attribute.
	 * @see #getCondition()
	 * @generated
	 */
	void setCondition(String value);

	/**
	 * Returns the value of the '<em><b>Process</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Process</em>' attribute.
	 * @see #setProcess(String)
	 * @see org.celltaxon.model.study.StudyPackage#getLot_Process()
	 * @model
	 * @generated
	 */
	String getProcess();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Lot#getProcess <em>Process</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Process</em>' attribute.
	 * @see #getProcess()
	 * @generated
	 */
	void setProcess(String value);

	/**
	 * Returns the value of the '<em><b>Batch</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Batch</em>' attribute.
	 * @see #setBatch(String)
	 * @see org.celltaxon.model.study.StudyPackage#getLot_Batch()
	 * @model
	 * @generated
	 */
	String getBatch();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Lot#getBatch <em>Batch</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Batch</em>' attribute.
	 * @see #getBatch()
	 * @generated
	 */
	void setBatch(String value);

	/**
	 * Returns the value of the '<em><b>Site</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Site</em>' attribute.
	 * @see #setSite(String)
	 * @see org.celltaxon.model.study.StudyPackage#getLot_Site()
	 * @model
	 * @generated
	 */
	String getSite();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Lot#getSite <em>Site</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Site</em>' attribute.
	 * @see #getSite()
	 * @generated
	 */
	void setSite(String value);

	/**
	 * Returns the value of the '<em><b>Note</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Note</em>' attribute.
	 * @see #setNote(String)
	 * @see org.celltaxon.model.study.StudyPackage#getLot_Note()
	 * @model
	 * @generated
	 */
	String getNote();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Lot#getNote <em>Note</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Note</em>' attribute.
	 * @see #getNote()
	 * @generated
	 */
	void setNote(String value);

	/**
	 * Returns the value of the '<em><b>Excluded</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Excluded</em>' attribute.
	 * @see #setExcluded(boolean)
	 * @see org.celltaxon.model.study.StudyPackage#getLot_Excluded()
	 * @model
	 * @generated
	 */
	boolean isExcluded();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Lot#isExcluded <em>Excluded</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Excluded</em>' attribute.
	 * @see #isExcluded()
	 * @generated
	 */
	void setExcluded(boolean value);

	/**
	 * Returns the value of the '<em><b>Exclusion Reason</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Exclusion Reason</em>' attribute.
	 * @see #setExclusionReason(String)
	 * @see org.celltaxon.model.study.StudyPackage#getLot_ExclusionReason()
	 * @model
	 * @generated
	 */
	String getExclusionReason();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Lot#getExclusionReason <em>Exclusion Reason</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Exclusion Reason</em>' attribute.
	 * @see #getExclusionReason()
	 * @generated
	 */
	void setExclusionReason(String value);

	/**
	 * Returns the value of the '<em><b>Excluded By</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Excluded By</em>' attribute.
	 * @see #setExcludedBy(String)
	 * @see org.celltaxon.model.study.StudyPackage#getLot_ExcludedBy()
	 * @model
	 * @generated
	 */
	String getExcludedBy();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Lot#getExcludedBy <em>Excluded By</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Excluded By</em>' attribute.
	 * @see #getExcludedBy()
	 * @generated
	 */
	void setExcludedBy(String value);

	/**
	 * Returns the value of the '<em><b>Excluded At</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Excluded At</em>' attribute.
	 * @see #setExcludedAt(String)
	 * @see org.celltaxon.model.study.StudyPackage#getLot_ExcludedAt()
	 * @model
	 * @generated
	 */
	String getExcludedAt();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Lot#getExcludedAt <em>Excluded At</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Excluded At</em>' attribute.
	 * @see #getExcludedAt()
	 * @generated
	 */
	void setExcludedAt(String value);

	/**
	 * Returns the value of the '<em><b>Libraries</b></em>' containment reference list.
	 * The list contents are of type {@link org.celltaxon.model.study.Library}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Libraries</em>' containment reference list.
	 * @see org.celltaxon.model.study.StudyPackage#getLot_Libraries()
	 * @model containment="true"
	 * @generated
	 */
	EList<Library> getLibraries();

} // Lot
